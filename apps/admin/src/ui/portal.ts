/** What floats is put into the page's main landmark, so that nothing on a page stands outside all landmarks. */
export const portalProps = { target: '#main' } as const;
