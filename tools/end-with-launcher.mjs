import { readFileSync } from 'node:fs';

/**
 * Ends this process, by SIGHUP, when one of those that launched it is gone: npx does not tell pnpm that it was stopped, so
 * `kill <pid of npx>` would leave the server running. Only npm's and pnpm's processes count: a shell may end without ending a server.
 * Needs /proc; elsewhere nothing is watched.
 */
export function endWithLauncher() {
  const links = launchers();
  if (links.length === 0) return;
  const watching = setInterval(() => {
    if (links.every(({ child, parent }) => describe(child)?.parent === parent)) return;
    clearInterval(watching);
    process.kill(process.pid, 'SIGHUP');
  }, 500).unref();
}

/** From this process up to the outermost of npm or pnpm: which process has which parent. */
function launchers() {
  const links = [];
  let outermost = 0;
  for (let child = process.pid; child > 1;) {
    const parent = describe(child)?.parent;
    if (parent === undefined) break;
    links.push({ child, parent });
    if (/\bp?npm\b|\bnpx\b/.test(describe(parent)?.command ?? '')) outermost = links.length;
    child = parent;
  }
  return links.slice(0, outermost);
}

function describe(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // pid (name) state parent …, and a name may hold brackets
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    return { parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ') };
  } catch {
    return undefined;
  }
}
