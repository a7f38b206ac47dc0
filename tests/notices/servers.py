"""Mail servers that take e-mails, refuse them or break down; and one to connect to."""

import socket
import socketserver
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email import message_from_bytes
from email.message import Message as Email
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Killed(BaseException):
    """The sender's process ends here."""


class Away(BaseEmailBackend):
    """Nobody answers."""

    def open(self) -> bool:
        raise ConnectionRefusedError(111, "Connection refused by mail.example.org")


class Refusing(BaseEmailBackend):
    """Says no to every recipient."""

    def send_messages(self, emails: Sequence[EmailMessage]) -> int:
        raise SMTPRecipientsRefused({emails[0].to[0]: (550, b"No such user")})


class Breaking(BaseEmailBackend):
    """Hangs up while an e-mail is handed over."""

    def send_messages(self, emails: Sequence[EmailMessage]) -> int:
        raise SMTPServerDisconnected("Connection unexpectedly closed")


class Deadly(BaseEmailBackend):
    """Takes an e-mail, and then the sender is killed before it can note so."""

    taken: list[EmailMessage] = []

    def send_messages(self, emails: Sequence[EmailMessage]) -> int:
        self.taken += emails
        raise Killed


class MailHandler(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as one e-mail needs."""

    def handle(self) -> None:
        self.say("220 ready")
        for line in self.rfile:
            match line[:4].upper():
                case b"DATA":
                    self.say("354 go on")
                    self.take()
                case b"RCPT" if b"nobody@" in line:
                    self.say("550 no such user")
                case b"QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 ok")

    def take(self) -> None:
        lines = iter(self.rfile.readline, b".\r\n")
        self.server.taken.append(message_from_bytes(b"".join(lines)))
        if self.server.hangs_up:
            self.connection.shutdown(socket.SHUT_RDWR)
        else:
            self.say("250 taken")

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    hangs_up = False

    def __init__(self) -> None:
        self.taken: list[Email] = []
        super().__init__(("127.0.0.1", 0), MailHandler)


@contextmanager
def mail_server(*, hangs_up: bool = False) -> Iterator[MailServer]:
    """Yields a server; one that ``hangs_up`` does so when it has the whole of an e-mail."""
    with MailServer() as server:
        server.hangs_up = hangs_up
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
