// `pnpm start`: builds what changed, then runs the server in this very process, so that signals reach it and nothing is left behind.
import { build } from './build.mjs';
import { endWithLauncher } from './end-with-launcher.mjs';

endWithLauncher();
if (!(await build())) process.exit(1);
process.setSourceMapsEnabled(true);
await import('../apps/server/dist/main.js');
