"""Words of a paper that somebody selects."""

from playwright.sync_api import Page


def select(page: Page, words: str) -> None:
    """Select words of the abstract, as a mouse or a finger does."""
    page.evaluate(
        """(words) => {
            const walker = document.createTreeWalker(
                document.querySelector(".abstract"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(
                    walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
        }""",
        words,
    )
