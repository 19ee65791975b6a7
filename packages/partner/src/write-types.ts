import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type PartnerClientOptions, PartnerClient } from './client.js';
import { typesFor } from './types.js';

export const usage = `regulars-types [--schema FILE] OUTPUT.ts DOCUMENT.graphql…

Writes the TypeScript of a program's documents out of the schema that its grant sees: that of the shop at REGULARS_URL, asked with API_KEY, or
CLIENT_ID and CLIENT_SECRET; or that of a file.`;

type Environment = Readonly<Record<string, string | undefined>>;

/** What the command does: reads the documents, asks for the schema, writes the file; answers its path. */
export async function writeTypes(args: readonly string[], environment: Environment): Promise<string> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { schema: { type: 'string' } } });
  const [output, ...documents] = positionals;
  if (output === undefined || documents.length === 0) throw new Error(usage);
  const sdl =
    values.schema === undefined ? await new PartnerClient(optionsIn(environment)).schema() : await readFile(values.schema, 'utf8');
  await writeFile(output, typesFor(sdl, await Promise.all(documents.map((path) => readFile(path, 'utf8')))));
  return output;
}

function optionsIn({
  REGULARS_URL: url,
  API_KEY: apiKey,
  CLIENT_ID: clientId,
  CLIENT_SECRET: clientSecret,
}: Environment): PartnerClientOptions {
  if (url !== undefined && apiKey !== undefined) return { url, apiKey };
  if (url !== undefined && clientId !== undefined && clientSecret !== undefined) return { url, clientId, clientSecret };
  throw new Error(usage);
}
