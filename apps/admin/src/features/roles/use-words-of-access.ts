import { type Action, actions, type Label, labels } from '@regulars/graph';
import type { AccessLevel } from '../../gql/graphql.js';
import { type MessageKey, useT, useWords } from '../../lib/i18n.js';
import type { RoleField } from './role-draft.js';

export const accessLevels: readonly AccessLevel[] = ['NONE', 'AGGREGATE', 'MASKED', 'READ', 'WRITE'];

const known = <V extends string>(values: readonly V[], text: string): V | undefined => values.find((value) => value === text);

/** Names of labels, levels, actions and fields in the reader's language. */
export function useWordsOfAccess(fields: readonly RoleField[] = []) {
  const t = useT();
  const words = useWords();
  const label = (name: string): string => {
    const found: Label | undefined = known(labels, name);
    return found ? t(`roles.label.${found}`) : name;
  };
  const action = (name: string): string => {
    const found: Action | undefined = known(actions, name);
    return found ? t(`roles.action.${found}`) : name;
  };
  const level = (name: AccessLevel): string => {
    const key: MessageKey = `roles.level.${name}`;
    return t(key);
  };
  /** A level as a change has it, in small letters. */
  const levelText = (name: string): string => {
    const found = accessLevels.find((each) => each.toLowerCase() === name);
    return found ? level(found) : name;
  };
  const field = (name: string): string => {
    const title = fields.find((each) => each.name === name)?.title;
    return title ? words(title) : name;
  };
  return { label, action, level, levelText, field };
}
