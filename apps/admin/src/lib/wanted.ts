/** Whether the server hands out another admin by now; an unreachable server does not say so. */
async function isReplaced(): Promise<boolean> {
  // the name of the script that a page begins with carries a hash of what is in it
  const begunWith = document.querySelector('script[type="module"][src]')?.getAttribute('src');
  const page = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } }).catch(() => undefined);
  return page?.ok === true && begunWith != null && !(await page.text()).includes(begunWith);
}

/**
 * Loads a part of the admin that is wanted now. Where its file is gone because the product was updated meanwhile, the whole page is loaded
 * anew instead: it comes back as the new version, with its address and its drafts. Throws what else went wrong, as without a network.
 */
export async function wanted<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(await isReplaced())) throw error;
    window.location.reload();
    return new Promise<never>(() => undefined); // the page goes
  }
}
