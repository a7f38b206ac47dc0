"""With whom a case is shared: invited, let in, given another role, taken out.

Views ask whether the user may do so; what is asked here is whether it makes sense. While a case
is locked nobody is invited and no role changes; who is in may be taken out, or made its owner.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from casereports.accounts.models import User
from casereports.record.actions.audit import note
from casereports.record.actions.locking import hold, hold_even_locked
from casereports.record.models import Action, AuditLine, Case, CaseMember, CaseRole, Invitation
from casereports.record.models.rows import free_key

#: E-mails that one user may send in a day, invitations and requests to authors together.
MOST_A_DAY = 30
A_DAY = timedelta(days=1)


class SharingRefusedError(ValueError):
    """What was asked makes no sense; the message is a sentence for the user."""


class LinkClosedError(LookupError):
    """A link is unknown, used, withdrawn or too old; nobody is told which."""


def invite(*, case: Case, who: User, email: str, role: CaseRole) -> tuple[Invitation, str]:
    """Invites somebody, and returns the invitation with its token, which is kept nowhere."""
    with transaction.atomic():
        held = hold(case)
        refuse_too_many(who)
        _refuse_known(held, email)
        invitation = Invitation(case=held, email=email, role=role, invited_by=who)
        token = invitation.renew()
        invitation.save()
        note(case=held, who=who, action=Action.INVITED, detail=role)
    return invitation, token


def invite_again(*, invitation: Invitation, who: User) -> str:
    """Gives an invitation a new link, which ends the old one, and returns the new token."""
    with transaction.atomic():
        held = _still_waiting(invitation)
        hold(held.case)
        refuse_too_many(who)
        token = held.renew()
        held.save(update_fields=["token_hash", "expires"])
        note(case=held.case, who=who, action=Action.INVITED, detail=f"{held.role} again")
    return token


def withdraw(*, invitation: Invitation, who: User) -> None:
    """Takes an invitation back: its link opens nothing any more."""
    with transaction.atomic():
        held = _still_waiting(invitation)
        held.withdrawn_at = timezone.now()
        held.save(update_fields=["withdrawn_at"])
        note(case=held.case, who=who, action=Action.SHARED, detail="invitation withdrawn")


def accept(*, token: str, who: User) -> Case:
    """Lets ``who`` into the case; raises LinkClosedError, or SharingRefusedError for the owner."""
    with transaction.atomic():
        return _admit(_behind(token), who)


def join(*, token: str, full_name: str, password: str) -> User:
    """Makes an account for the invited address, and lets it into the case.

    The password must have been judged. Raises LinkClosedError, or SharingRefusedError where the
    address has an account.
    """
    user = User(full_name=full_name)
    user.set_password(password)  # slow on purpose, so before anything is locked
    try:
        with transaction.atomic():
            invitation = _behind(token)
            if User.objects.filter(email__iexact=invitation.email).exists():
                raise SharingRefusedError(_has_account())
            user.email = invitation.email
            user.username = _free_username(invitation.email)
            user.save()
            _admit(invitation, user)
    except IntegrityError:
        # Two invitations to one address, accepted at the same moment.
        raise SharingRefusedError(_has_account()) from None
    return user


def decline(*, token: str, who: User | None) -> None:
    """Turns an invitation down: its link opens nothing any more."""
    with transaction.atomic():
        held = _behind(token)
        held.declined_at = timezone.now()
        held.save(update_fields=["declined_at"])
        note(case=held.case, who=who, action=Action.SHARED, detail="invitation declined")


def change_role(*, case: Case, who: User, member: CaseMember, role: CaseRole) -> None:
    """Gives a member another role."""
    if member.role == role:
        return
    with transaction.atomic():
        hold(case)
        CaseMember.objects.filter(pk=member.pk).update(role=role)
        note(case=case, who=who, action=Action.SHARED, detail=f"{member.user.username}: {role}")


def remove_member(*, case: Case, who: User, member: CaseMember) -> None:
    """Takes somebody out of a case, with invitations that would let them in again."""
    with transaction.atomic():
        member.delete()
        invited = Invitation.objects.waiting().filter(case=case, email__iexact=member.user.email)
        invited.update(withdrawn_at=timezone.now())
        detail = f"{member.user.username} removed"
        note(case=case, who=who, action=Action.SHARED, detail=detail)


def leave(*, case: Case, who: User) -> None:
    """Takes the user out of a case that is not their own."""
    with transaction.atomic():
        gone, _rows = CaseMember.objects.filter(case=case, user=who).delete()
        if not gone:
            raise SharingRefusedError(
                _("The case is yours. Hand it over to a co-author before you leave.")
            )
        note(case=case, who=who, action=Action.SHARED, detail="left")


def hand_over(*, case: Case, who: User, member: CaseMember) -> None:
    """Makes a co-author the owner, and the owner a co-author."""
    with transaction.atomic():
        held = hold_even_locked(case)
        heir = CaseMember.objects.filter(pk=member.pk, case=held, role=CaseRole.CO_AUTHOR)
        if held.owner_id != who.pk or not heir.exists():
            raise SharingRefusedError(_("A case is handed over by its owner, to a co-author."))
        heir.delete()
        held.owner = member.user
        held.save(update_fields=["owner"])
        CaseMember.objects.create(case=held, user=who, role=CaseRole.CO_AUTHOR)
        detail = f"handed over to {member.user.username}"
        note(case=held, who=who, action=Action.SHARED, detail=detail)


def refuse_too_many(who: User) -> None:
    """Refuses one e-mail more than a user may send in a day."""
    sent = AuditLine.objects.filter(
        who=who, action__in=(Action.INVITED, Action.ASKED), when__gt=timezone.now() - A_DAY
    )
    if sent.count() >= MOST_A_DAY:
        raise SharingRefusedError(
            _("You have sent %(most)d links in a day. Please send the next ones tomorrow.")
            % {"most": MOST_A_DAY}
        )


def _refuse_known(case: Case, email: str) -> None:
    if case.owner.email.lower() == email.lower():
        raise SharingRefusedError(_("This is the owner's own address."))
    if CaseMember.objects.filter(case=case, user__email__iexact=email).exists():
        raise SharingRefusedError(
            _("The case is shared with this address already. Change the role in the list.")
        )
    if Invitation.objects.waiting().filter(case=case, email__iexact=email).exists():
        raise SharingRefusedError(
            _("This address is invited already. Send that invitation again, or withdraw it first.")
        )


def _still_waiting(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.waiting().select_for_update()
    held: Invitation | None = rows.filter(pk=invitation.pk).first()
    if held is None:
        raise SharingRefusedError(_("This invitation was accepted, declined or withdrawn before."))
    return held


def _behind(token: str) -> Invitation:
    """Returns the invitation that a token opens, locked, so that it is used once."""
    held: Invitation | None = Invitation.objects.behind(token).select_for_update().first()
    if held is None:
        raise LinkClosedError
    return held


def _admit(invitation: Invitation, user: User) -> Case:
    """Uses an invitation up; who is in already keeps the wider of two roles."""
    case, role = invitation.case, CaseRole(invitation.role)
    if case.owner_id == user.pk:
        raise SharingRefusedError(_("This case is yours; the link is for somebody else."))
    member, is_new = CaseMember.objects.get_or_create(case=case, user=user, defaults={"role": role})
    widest_first = list(CaseRole)
    if not is_new and widest_first.index(role) < widest_first.index(CaseRole(member.role)):
        member.role = role
        member.save(update_fields=["role"])
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    detail = f"{user.username} accepted: {member.role}"
    note(case=case, who=user, action=Action.SHARED, detail=detail)
    return case


def _free_username(email: str) -> str:
    base = free_key(email.partition("@")[0], set())
    names = User.objects.filter(username__istartswith=base).values_list("username", flat=True)
    return free_key(base, {name.lower() for name in names})


def _has_account() -> str:
    return _("This address has an account already. Sign in, then open the link again.")
