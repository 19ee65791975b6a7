import { CALENDAR_UNITS, FNS, OPERATORS, UNITS, type Condition, type Path, type Test, type Value, type Window } from './ast.js';
import { LIMITS, type IssueCode, type LanguageIssue } from './issues.js';
import { settle, wrongForm, wrongWindow } from './shape.js';
import type { Parsed } from './text/parse.js';

/** Reads the tree from JSON (already parsed). Unknown properties, wrong forms and too deep nesting are issues, all of them at once. */
export function fromJson(value: unknown): Parsed {
  const reading = new JsonReader();
  const condition = reading.condition(value, []);
  return condition && reading.issues.length === 0 ? { ok: true, condition, spans: new Map() } : { ok: false, issues: reading.issues };
}

type Properties = Readonly<Record<string, unknown>>;

/** Each reader gives the value, or undefined after noting an issue. */
class JsonReader {
  readonly issues: LanguageIssue[] = [];

  condition(value: unknown, path: Path): Condition | undefined {
    if (path.length > LIMITS.depth) return this.issue('TOO_DEEP', path, `at most ${LIMITS.depth} levels`);
    if (!isObject(value)) return this.issue('WRONG_SHAPE', path, 'an object with a kind');
    const node = this.body(value, path);
    if (!node) return undefined;
    const note = this.text(value, 'note', path);
    const tidy = note
      ?.split(/\r?\n/)
      .map((line) => line.trimEnd())
      .join('\n');
    return tidy ? { ...node, note: tidy } : node;
  }

  private body(value: Properties, path: Path): Condition | undefined {
    switch (value['kind']) {
      case 'all':
      case 'any': {
        this.only(value, ['children'], path);
        const { kind, children } = value;
        if (!Array.isArray(children)) return this.issue('WRONG_SHAPE', path, 'children, a list of conditions');
        return { kind, children: children.flatMap((child, index) => this.condition(child, [...path, index]) ?? []) };
      }
      case 'not': {
        this.only(value, ['child'], path);
        const child = this.condition(value['child'], [...path, 0]);
        return child && { kind: 'not', child };
      }
      case 'compare': {
        this.only(value, ['field', 'operator', 'value', 'unit'], path);
        const field = this.needed(value, 'field', path);
        const test = this.test(value, path);
        return field !== undefined && test ? { kind: 'compare', field, ...test } : undefined;
      }
      case 'measure':
        return this.measure(value, path);
      case 'member': {
        this.only(value, ['segment', 'on'], path);
        const segment = this.needed(value, 'segment', path);
        const on = this.text(value, 'on', path);
        return segment === undefined ? undefined : { kind: 'member', segment, ...(on === undefined ? {} : { on }) };
      }
      default:
        return this.issue('WRONG_SHAPE', path, 'the kind all, any, not, compare, measure or member');
    }
  }

  private measure(value: Properties, path: Path): Condition | undefined {
    this.only(value, ['fn', 'fact', 'field', 'window', 'where', 'operator', 'value', 'unit'], path);
    const fn = FNS.find((name) => name === value['fn']);
    if (!fn) return this.issue('WRONG_SHAPE', path, `fn, one of ${FNS.join(', ')}`);
    const fact = this.needed(value, 'fact', path);
    const field = this.text(value, 'field', path);
    const window = value['window'] === undefined ? undefined : this.window(value['window'], path);
    const where = value['where'] === undefined ? undefined : this.condition(value['where'], [...path, 0]);
    const test = this.test(value, path);
    if (fact === undefined || !test) return undefined;
    return {
      kind: 'measure',
      fn,
      fact,
      ...(field === undefined ? {} : { field }),
      ...(window ? { window } : {}),
      ...(where ? { where } : {}),
      ...test,
    };
  }

  private test(value: Properties, path: Path): Test | undefined {
    const operator = OPERATORS.find((name) => name === value['operator']);
    if (!operator) return this.issue('UNKNOWN_OPERATOR', path, `an operator: ${OPERATORS.join(', ')}`);
    const unit = UNITS.find((name) => name === value['unit']);
    if (value['unit'] !== undefined && !unit) return this.issue('WRONG_SHAPE', path, `a unit: ${UNITS.join(', ')}`);
    const operand = value['value'];
    if (operand !== undefined && !isValue(operand) && !isValues(operand))
      return this.issue('WRONG_SHAPE', path, 'text, a number, true or false, or a list of them');
    const test = settle({ operator, ...(operand === undefined ? {} : { value: operand }), ...(unit ? { unit } : {}) });
    const wrong = wrongForm(test);
    return wrong === undefined ? test : this.issue('WRONG_SHAPE', path, wrong);
  }

  private window(value: unknown, path: Path): Window | undefined {
    if (!isObject(value)) return this.issue('BAD_WINDOW', path, 'an object');
    const window = this.anyWindow(value, path);
    const wrong = window && wrongWindow(window);
    return wrong === undefined ? window : this.issue('BAD_WINDOW', path, wrong);
  }

  private anyWindow(value: Properties, path: Path): Window | undefined {
    if ('calendar' in value) {
      this.only(value, ['calendar'], path, ['unit']);
      const calendar = (['this', 'last'] as const).find((name) => name === value['calendar']);
      const period = CALENDAR_UNITS.find((name) => name === value['unit']);
      return calendar && period
        ? { calendar, unit: period }
        : this.issue('BAD_WINDOW', path, 'this or last, and week, month, quarter or year');
    }
    if ('last' in value || 'from' in value) {
      this.only(value, 'last' in value ? ['last'] : ['from', 'to'], path, ['unit']);
      const { last, from, to } = value;
      const unit = UNITS.find((name) => name === value['unit']);
      if (!unit) return this.issue('BAD_WINDOW', path, `a unit: ${UNITS.join(', ')}`);
      if (typeof last === 'number') return { last, unit };
      if (typeof from === 'number' && typeof to === 'number') return { from, to, unit };
      return this.issue('BAD_WINDOW', path, 'whole numbers');
    }
    this.only(value, ['since', 'until', 'before'], path, []);
    const since = this.text(value, 'since', path);
    const until = this.text(value, 'until', path);
    const before = this.text(value, 'before', path);
    return {
      ...(since === undefined ? {} : { since }),
      ...(until === undefined ? {} : { until }),
      ...(before === undefined ? {} : { before }),
    };
  }

  private needed(value: Properties, name: string, path: Path): string | undefined {
    return value[name] === undefined ? this.issue('WRONG_SHAPE', path, `${name}, a text`) : this.text(value, name, path);
  }

  private text(value: Properties, name: string, path: Path): string | undefined {
    const text = value[name];
    return text === undefined || typeof text === 'string' ? text : this.issue('WRONG_SHAPE', path, `${name}, a text`);
  }

  private only(value: Properties, known: readonly string[], path: Path, common: readonly string[] = ['kind', 'note']): void {
    for (const name of Object.keys(value)) {
      if (!known.includes(name) && !common.includes(name))
        this.issue('UNKNOWN_PROPERTY', path, `only ${[...known, ...common].join(', ')}, not ${name}`);
    }
  }

  private issue(code: IssueCode, path: Path, expected: string): undefined {
    this.issues.push({ code, path, expected });
    return undefined;
  }
}

function isObject(value: unknown): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
}

function isValues(value: unknown): value is readonly Value[] {
  return Array.isArray(value) && value.every(isValue);
}
