import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Diagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { parse, validate, type Catalogue, type FieldSpec, type LanguageIssue } from '@regulars/segment-language';

const WORDS = new Set(
  'and or not in between contains starts with before after on within next has anniversary any all none of is missing present true false where this last ago today member km hours hour days day weeks week months month years year quarter'.split(
    ' ',
  ),
);
const FUNCTIONS = new Set(['count', 'sum', 'average', 'min', 'max', 'first', 'last', 'distinct', 'share']);

/** Colours for the text of a rule: words that join, functions, values. The parser of the language does the rest. */
const segmentText = StreamLanguage.define({
  token(stream) {
    if (stream.match('--')) {
      stream.skipToEnd();
      return 'comment';
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string';
    if (stream.match(/^-?\d[\d.:TZ+-]*/)) return 'number';
    const word = stream.match(/^[\p{L}_][\p{L}\p{N}_.]*/u);
    if (word && typeof word === 'object') {
      const [text] = word;
      if (text === 'and' || text === 'or' || text === 'not') return 'controlKeyword';
      if (FUNCTIONS.has(text) && stream.peek() === '(') return 'function';
      return WORDS.has(text) ? 'keyword' : 'propertyName';
    }
    stream.next();
    return null;
  },
  tokenTable: { function: tags.function(tags.name), propertyName: tags.propertyName, controlKeyword: tags.controlKeyword },
});

const colours = HighlightStyle.define([
  { tag: tags.controlKeyword, color: 'var(--r-ink)', fontWeight: '600' },
  { tag: tags.keyword, color: 'var(--r-ink-3)' },
  { tag: tags.function(tags.name), color: 'var(--r-ink)', fontWeight: '500' },
  { tag: tags.propertyName, color: 'var(--r-ink)' },
  { tag: tags.string, color: 'var(--r-accent)' },
  { tag: tags.number, color: 'var(--r-accent)' },
  { tag: tags.comment, color: 'var(--r-ink-3)' },
]);

export const segmentLanguage: Extension = [segmentText, syntaxHighlighting(colours)];

/** All issues of a text, each with a place. What parses is checked against the catalogue. */
export function issuesOf(text: string, catalogue: Catalogue): readonly LanguageIssue[] {
  const read = parse(text);
  return read.ok ? validate(read.condition, catalogue, read.spans) : read.issues;
}

/** Issues as squiggles; a fix stands at the squiggle. */
export function diagnosticsOf(
  text: string,
  catalogue: Catalogue,
  message: (issue: LanguageIssue) => string,
  fixTitle: (issue: LanguageIssue) => string,
): Diagnostic[] {
  if (text.trim() === '') return [];
  return issuesOf(text, catalogue).map((issue) => {
    const from = Math.min(issue.span?.start ?? 0, text.length);
    const to = Math.min(Math.max(issue.span?.end ?? text.length, from), text.length);
    const { fix } = issue;
    return {
      from,
      to,
      severity: 'error',
      message: message(issue),
      ...(fix && {
        actions: [
          {
            name: fixTitle(issue),
            apply: (view, start, end) => view.dispatch({ changes: { from: start, to: end, insert: fix.replacement } }),
          },
        ],
      }),
    } satisfies Diagnostic;
  });
}

const title = (field: Pick<FieldSpec, 'title'>, zh: boolean) =>
  zh ? field.title.zhCn || field.title.en : field.title.en || field.title.zhCn;

/** Completion from the viewer's own catalogue: fields, facts, values of the field before, segments, words. */
export function completionOf(catalogue: Catalogue, zh: boolean) {
  const inFacts = catalogue.facts.flatMap((fact) => fact.fields);
  const fields = new Map([...inFacts, ...catalogue.fields].map((field) => [field.name, field]));
  const names: Completion[] = [
    ...[...fields.values()].map((field) => ({
      label: field.name.replace(/\*$/, ''),
      detail: title(field, zh),
      type: 'property',
      info: zh ? field.description.zhCn : field.description.en,
    })),
    ...catalogue.facts.flatMap((fact) => [
      {
        label: `count(${fact.name})`,
        apply: `count(${fact.name} within 60 days) >= 1`,
        detail: zh ? fact.title.zhCn : fact.title.en,
        type: 'function',
      },
    ]),
    ...['and', 'or', 'not', 'where', 'within', 'between', 'in', 'is missing', 'is present', 'member of', 'has any of'].map((label) => ({
      label,
      type: 'keyword',
    })),
  ];
  return (context: CompletionContext): CompletionResult | null => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const inString = /([\p{L}_][\p{L}\p{N}_.]*)[^"]*?(?:"[^"]*"[^"]*?)*"([^"]*)$/u.exec(before);
    if (inString && (before.match(/"/g)?.length ?? 0) % 2 === 1) {
      const isMember = /member of "[^"]*$/.test(before);
      const field = [
        ...before.matchAll(
          /([\p{L}_][\p{L}\p{N}_.]*)\s*(?:=|!=|not in|in|has any of|has all of|has none of)\s*\(?(?:"[^"]*"\s*,\s*)*"[^"]*$/gu,
        ),
      ].at(-1)?.[1];
      const values = isMember
        ? [...catalogue.segments].map(([label, detail]) => ({ label, detail, type: 'constant' }))
        : (fields.get(field ?? '')?.values ?? []).map((item) => ({ label: item.value, detail: title(item, zh), type: 'constant' }));
      return { from: context.pos - (inString[2]?.length ?? 0), options: values };
    }
    const word = context.matchBefore(/[\p{L}_][\p{L}\p{N}_.]*/u);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options: names, validFor: /^[\p{L}\p{N}_.]*$/u };
  };
}

/** What a name means, on hover. */
export function hoverOf(catalogue: Catalogue, zh: boolean): Extension {
  const known = [...catalogue.facts.flatMap((fact) => [fact, ...fact.fields]), ...catalogue.fields];
  return hoverTooltip((view, pos) => {
    const line = view.state.doc.lineAt(pos);
    for (const match of line.text.matchAll(/[\p{L}_][\p{L}\p{N}_.]*/gu)) {
      const from = line.from + match.index;
      const to = from + match[0].length;
      if (pos < from || pos > to) continue;
      const found = known.find((each) => each.name === match[0]);
      if (!found) return null;
      return {
        pos: from,
        end: to,
        create: () => {
          const dom = document.createElement('div');
          dom.className = 'cm-about';
          const name = document.createElement('b');
          name.textContent = title(found, zh);
          const text = document.createElement('p');
          text.textContent = zh ? found.description.zhCn : found.description.en;
          dom.append(name, text);
          return { dom };
        },
      };
    }
    return null;
  });
}
