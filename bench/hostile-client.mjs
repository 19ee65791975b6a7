// Somebody who means harm, in a process of their own: sends the hostile documents one after the other, over and over, while they are told to.
import { hostileRequests } from '../apps/server/test/hostile/documents.ts';

const bodies = hostileRequests.map(({ query, variables }) => JSON.stringify({ query, ...(variables === undefined ? {} : { variables }) }));
const [url, cookie] = process.argv.slice(2);

let isTold = false;
let wake = () => undefined;
process.on('message', (told) => {
  isTold = told;
  wake();
});
process.send(bodies.length);

for (let at = 0; ; at = (at + 1) % bodies.length) {
  if (!isTold) {
    process.send('quiet');
    await new Promise((resolve) => (wake = resolve));
  }
  const headers = { 'content-type': 'application/json', cookie };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: bodies[at] });
  const { data } = await response.json();
  if (data) throw new Error(`A hostile document was answered: ${bodies[at].slice(0, 200)}`);
}
