// The link to the open claim, to the clipboard or to another app. Where that is refused, the card's own link stands beside.

const addressOf = (link) => Object.assign(new URL(location.href), { hash: link.hash }).href;

/** Whether the link was copied. Where the clipboard is refused, the address bar shows the link. */
export const copy = async (link) => {
  try {
    await navigator.clipboard.writeText(addressOf(link));
    return true;
  } catch {
    link.click();
    return false;
  }
};

/** Offers the link to other apps; a reader may think better of it. */
export const share = (link, text) =>
  navigator.share({ title: document.title, text, url: addressOf(link) }).catch(() => {});
