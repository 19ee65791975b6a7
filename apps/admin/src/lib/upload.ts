/**
 * Sends one file as the raw body of a request, with its name percent-encoded in a header. Answers the file's id.
 * `onSent` hears bytes sent and bytes in all. Rejects with the status as message when the server refuses.
 */
export function uploadFile(file: Blob, name: string, onSent: (sent: number, total: number) => void, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    // XMLHttpRequest, since fetch tells nothing of how far a body has been sent
    const request = new XMLHttpRequest();
    request.open('POST', '/files');
    request.responseType = 'json';
    request.setRequestHeader('x-file-name', encodeURIComponent(name));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onSent(event.loaded, event.total));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (request.status < 300 && typeof answer === 'object' && answer !== null && 'id' in answer && typeof answer.id === 'string')
        resolve(answer.id);
      else reject(new Error(String(request.status)));
    });
    request.addEventListener('error', () => reject(new TypeError('The server did not answer.')));
    request.addEventListener('abort', () => reject(new DOMException('Stopped', 'AbortError')));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
