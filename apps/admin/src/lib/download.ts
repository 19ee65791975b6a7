/** Starts a download of text the page already has. A byte order mark lets spreadsheets read a CSV as UTF-8; readers of JSON refuse one. */
export function downloadText(name: string, text: string, type: 'text/csv' | 'application/json' = 'text/csv'): void {
  const parts = type === 'text/csv' ? ['\uFEFF', text] : [text];
  const url = URL.createObjectURL(new Blob(parts, { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
