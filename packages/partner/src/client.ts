import { errorIn, recordIn } from './answer.js';
import { type Bearer, bearerFor, type Credentials } from './bearer.js';
import { type Patience, repeat } from './repeat.js';

/** A document with the types of its variables and its result, as `regulars-types` writes it. */
export interface PartnerDocument<Result, Variables> {
  readonly text: string;
  /** only for the compiler; never there */
  readonly types?: { readonly result: Result; readonly variables: Variables };
}

/** A page of a list of the graph. */
export interface Page<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

export type PartnerClientOptions = Credentials & {
  /** address of the shop, such as https://shop.example */
  readonly url: string;
  /** longest time that is waited before a question is asked again, in seconds: 60 unless said otherwise */
  readonly patience?: number;
  readonly fetch?: typeof fetch;
  readonly wait?: Patience['wait'];
};

const waitFor = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Asks the graph of a shop in the name of a program that was granted it. */
export class PartnerClient {
  private readonly url: string;
  private readonly post: typeof fetch;
  private readonly bearer: Bearer;
  private readonly patience: Patience;

  constructor(options: PartnerClientOptions) {
    this.url = options.url;
    this.post = options.fetch ?? fetch;
    this.bearer = bearerFor(options.url, options, this.post);
    this.patience = { patience: options.patience ?? 60, wait: options.wait ?? waitFor };
  }

  /**
   * The data of a document; of a text without types, whatever came. Throws PartnerError, also where only part of the data came (`error.data`).
   */
  async ask<Result = Readonly<Record<string, unknown>>, Variables extends object = object>(
    document: PartnerDocument<Result, Variables> | string,
    variables?: Variables,
  ): Promise<Result> {
    const query = typeof document === 'string' ? document : document.text;
    const response = await this.send('/graphql', !/^\s*mutation\b/m.test(query), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables: variables ?? {} }),
    });
    return (await recordIn(response))?.['data'] as Result; // the types of a document are what the shop's own schema says of it
  }

  /** All rows of a list, page by page: the document takes `$after`, and `page` says where in its answer the list is. */
  async *each<Row, Result = Readonly<Record<string, unknown>>, Variables extends object = object>(
    document: PartnerDocument<Result, Variables & { readonly after?: string | null }> | string,
    variables: Variables,
    page: (answer: Result) => Page<Row>,
  ): AsyncGenerator<Row, void> {
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo }: Page<Row> = page(await this.ask(document, { ...variables, after }));
      yield* nodes;
      if (!pageInfo.hasNextPage || pageInfo.endCursor == null) return;
      after = pageInfo.endCursor;
    }
  }

  /** The schema that this grant sees, as SDL. */
  async schema(): Promise<string> {
    return (await this.send('/schema.graphql', true, {})).text();
  }

  private send(
    path: string,
    isSafe: boolean,
    request: RequestInit & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response> {
    const once = async (mayRenew: boolean): Promise<Response> => {
      const bearer = await this.bearer.current();
      const response = await this.post(new URL(path, this.url), {
        ...request,
        headers: { ...request.headers, authorization: `Bearer ${bearer}` },
      });
      if (response.ok && request.method === undefined) return response;
      const error = errorIn(response, await recordIn(response.clone()));
      if (!error) return response;
      if (error.code === 'UNAUTHENTICATED' && mayRenew && this.bearer.renew(bearer)) return once(false);
      throw error;
    };
    return repeat(() => once(true), isSafe, this.patience);
  }
}
