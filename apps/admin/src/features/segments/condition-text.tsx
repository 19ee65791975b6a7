import { autocompletion, closeBrackets, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { linter, lintKeymap } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import { parse, print, type Catalogue, type Condition, type LanguageIssue } from '@regulars/segment-language';
import { useEffect, useRef } from 'react';
import { useT, useWords, useLanguage, type MessageKey } from '../../lib/i18n.js';
import { completionOf, diagnosticsOf, hoverOf, segmentLanguage } from './text-language.js';

interface ConditionTextProps {
  /** The text of the tree; the editor's own while it has the focus. */
  text: string;
  catalogue: Catalogue;
  readOnly: boolean;
  /** What was written, and what it says if it parses. */
  onWrite: (text: string, condition: Condition | undefined) => void;
}

const services = new Compartment();

/** The rule as a line of text: completion, squiggles and descriptions from the viewer's catalogue; tidied when left. */
export function ConditionText({ text, catalogue, readOnly, onWrite }: ConditionTextProps) {
  const t = useT();
  const words = useWords();
  const { language } = useLanguage();
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const write = useRef(onWrite);
  useEffect(() => {
    write.current = onWrite;
  }, [onWrite]);
  const given = useRef(text);

  useEffect(() => {
    if (!host.current) return undefined;
    const editor = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: given.current,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          EditorView.lineWrapping,
          segmentLanguage,
          services.of([]),
          keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.every((transaction) => transaction.isUserEvent('regulars'))) return;
            const written = update.state.doc.toString();
            const read = parse(written);
            given.current = written;
            write.current(written, read.ok ? read.condition : undefined);
          }),
          EditorView.domEventHandlers({
            blur: (_, here) => {
              const read = parse(here.state.doc.toString());
              if (read.ok) replaceText(here, print(read.condition));
            },
          }),
        ],
      }),
    });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const message = (issue: LanguageIssue) => {
      const key: MessageKey = `segments.problem.${issue.code}`;
      return t(key, { expected: issue.expected });
    };
    const zh = language === 'zh-CN';
    view.current?.dispatch({
      effects: services.reconfigure([
        EditorState.readOnly.of(readOnly),
        EditorView.contentAttributes.of({ 'aria-label': t('segments.text.label'), spellcheck: 'false' }),
        placeholder(t('segments.text.placeholder')),
        autocompletion({ override: [completionOf(catalogue, zh)], icons: false }),
        linter((here) => diagnosticsOf(here.state.doc.toString(), catalogue, message, (issue) => words(issue.fix?.title)), { delay: 200 }),
        hoverOf(catalogue, zh),
      ]),
    });
  }, [catalogue, language, readOnly, t, words]);

  useEffect(() => {
    const here = view.current;
    if (here && text !== given.current && !here.hasFocus) replaceText(here, text);
    given.current = text;
  }, [text]);

  return <div className="cmhost" ref={host} />;
}

/** A change that is not the person's: it is not written back. */
function replaceText(view: EditorView, text: string): void {
  if (view.state.doc.toString() === text) return;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, userEvent: 'regulars' });
}
