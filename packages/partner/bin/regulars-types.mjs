#!/usr/bin/env node
import { writeTypes } from '../dist/write-types.js';

try {
  process.stdout.write(`${await writeTypes(process.argv.slice(2), process.env)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
