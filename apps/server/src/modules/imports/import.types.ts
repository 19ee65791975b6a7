import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { Carrier, Long } from '../../access/exposed.js';
import { TimeZone } from '../../access/scalars.js';
import { WordsType } from '../../access/words.js';
import { ChangedRecord, DateOrder, DecimalMark, FileFormat, FormatQuestionAbout, ImportKind, IssueSeverity } from './import.enums.js';

@Carrier('The uploaded file and how it is read.')
export class ImportFile {
  @Field(() => String, { description: 'Name the file had where it came from.' })
  name!: string;

  @Field(() => FileFormat, { description: 'What kind of table it is.' })
  format!: FileFormat;

  @Field(() => String, { description: 'Encoding of its text, such as utf-8 or gb18030: found in it, or chosen.' })
  encoding!: string;

  @Field(() => String, { description: 'What stands between two cells of a text: found in it, or chosen.' })
  delimiter!: string;

  @Field(() => String, { nullable: true, description: 'The sheet of a workbook that is read.' })
  sheet!: string | null;

  @Field(() => [String], { description: 'Sheets of a workbook.' })
  sheets!: string[];

  @Field(() => Int, {
    description: "Line of a text, row of a sheet, with the columns' names; what is above is passed over. 0: the table has no names.",
  })
  headerLine!: number;

  @Field(() => Long, { description: 'Size in bytes.' })
  bytes!: number;
}

@Carrier('A column of the file.')
export class ColumnSample {
  @Field(() => String, { description: 'Its header; columns without one, or with that of another, are numbered.' })
  column!: string;

  @Field(() => [String], { description: 'Up to five different values of the first rows.' })
  samples!: string[];

  @Field(() => String, { nullable: true, description: 'Name of the target it is taken for; null leaves it out.' })
  target!: string | null;
}

@Carrier('What a column is taken for.')
export class ColumnMapping {
  @Field(() => String, { description: 'Header of the column.' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'Name of the target it is taken for; null leaves it out.' })
  target!: string | null;
}

@Carrier('One way of reading a value that can be read in two.')
export class FormatReading {
  @Field(() => String, { description: 'Value of the option that stands for it: POINT, COMMA, DAY_FIRST or MONTH_FIRST.' })
  choice!: string;

  @Field(() => String, { description: 'The value read so: 1234.5, or 2026-03-01.' })
  reading!: string;
}

@Carrier('A question that the values of a file leave open.')
export class FormatQuestion {
  @Field(() => FormatQuestionAbout, { description: 'Which option answers it.' })
  about!: FormatQuestionAbout;

  @Field(() => String, { description: 'Header of the column with the example.' })
  column!: string;

  @Field(() => String, { description: 'A value as it stands in the file.' })
  example!: string;

  @Field(() => [FormatReading], { description: 'What it would be under each answer.' })
  readings!: FormatReading[];
}

@Carrier('How the numbers and dates of a file are written, learned from all of its values by the dry run.')
export class ImportFormats {
  @Field(() => DecimalMark, { nullable: true, description: 'As chosen, or as found; null where nothing says it.' })
  decimalMark!: DecimalMark | null;

  @Field(() => DateOrder, { nullable: true, description: 'As chosen, or as found; null where nothing says it.' })
  dateOrder!: DateOrder | null;

  @Field(() => [FormatQuestion], {
    description: 'What stays open: rows with such values are rejected as FORMAT_AMBIGUOUS until `mapImport` is told.',
  })
  questions!: FormatQuestion[];
}

@Carrier('Something a column can be.')
export class ImportTarget {
  @Field(() => String, { description: 'Place of the value in the record, such as lines.quantity.' })
  name!: string;

  @Field(() => WordsType, { description: 'The same for people.' })
  title!: WordsType;

  @Field(() => Boolean, { description: 'Whether some column must be it.' })
  required!: boolean;
}

@Carrier(
  'Rows of the file: created + updated + unchanged + rejected = total. Expected by the dry run, and as they came out once the import ended.',
)
export class ImportRows {
  @Field(() => Int, { description: 'Records of the file without its header.' })
  total!: number;

  @Field(() => Int, { description: 'Rows of records that are new.' })
  created!: number;

  @Field(() => Int, { description: 'Rows of records that change.' })
  updated!: number;

  @Field(() => Int, { description: 'Rows that say nothing new.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Rows that do not go in.' })
  rejected!: number;

  @Field(() => Int, { description: 'Rows of orders without a customer: they go in, count in sales, and are in no segment.' })
  anonymous!: number;
}

@Carrier('How far the current step is.')
export class ImportProgress {
  @Field(() => Int, { description: 'Rows done.' })
  done!: number;

  @Field(() => Int, { description: 'Rows in all; an estimate while the file is read.' })
  total!: number;

  @Field(() => Float, { nullable: true, description: 'Rows a second.' })
  ratePerSecond!: number | null;

  @Field(() => Float, { nullable: true, description: 'Seconds until the end, at this rate.' })
  secondsLeft!: number | null;
}

@Carrier('A value of the file that is read as another, in all rows.')
export class ImportCorrection {
  @Field(() => String, { description: 'Header of the column.' })
  column!: string;

  @Field(() => String, { description: 'What stands in the file; empty for empty cells.' })
  from!: string;

  @Field(() => String, { description: 'What it is read as.' })
  to!: string;
}

@Carrier('A value of the file with the same problem in some rows.')
export class ImportIssueValue {
  @Field(() => String, { description: 'Header of the column.' })
  column!: string;

  @Field(() => String, { description: 'What stands in the file; empty for empty cells.' })
  value!: string;

  @Field(() => String, { description: 'What is wrong with it.' })
  message!: string;

  @Field(() => Int, { description: 'Rows that have it.' })
  count!: number;
}

@Carrier('A value of a record before and after.')
export class SampleValue {
  @Field(() => String, { description: 'Which value, such as city or lines.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What it is now; null for nothing.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What it would be; null for nothing.' })
  after!: string | null;
}

@Carrier('A record as it is, and as it would be.')
export class ImportSample {
  @Field(() => Boolean, { description: 'Whether the record would be new.' })
  isNew!: boolean;

  @Field(() => String, { nullable: true, description: 'Its number or code; null when you may not read it.' })
  name!: string | null;

  @Field(() => [SampleValue], { description: 'What would change of it, as far as you may read it.' })
  values!: readonly SampleValue[];
}

@Carrier('Records that an import made or changed.')
export class ImportChangeCount {
  @Field(() => ChangedRecord, { description: 'What they are.' })
  kind!: ChangedRecord;

  @Field(() => Int, { description: 'New ones.' })
  created!: number;

  @Field(() => Int, { description: 'Ones that were there before.' })
  updated!: number;
}

@Carrier('What undoing an import did so far; all 0 until it is undone.')
export class ImportUndo {
  @Field(() => Int, { description: 'Records whose values are as before.' })
  restored!: number;

  @Field(() => Int, { description: 'Records that were new and are gone.' })
  removed!: number;

  @Field(() => Int, { description: 'Records of which something stays as it is; `leftovers` lists them.' })
  kept!: number;
}

@Carrier('How the file is read.')
export class ImportOptions {
  @Field(() => TimeZone, { description: 'Zone of times without offset.' })
  zone!: string;

  @Field(() => Boolean, { description: 'Whether the file holds whole orders: lines of an order that it does not name are removed.' })
  wholeOrders!: boolean;

  @Field(() => String, { description: 'Name of the system whose ids these are; ids of different systems never meet.' })
  source!: string;

  @Field(() => String, { description: 'ISO 4217 code of the amounts.' })
  currency!: string;

  @Field(() => DecimalMark, { nullable: true, description: 'As chosen; null takes what the values say.' })
  decimalMark!: DecimalMark | null;

  @Field(() => DateOrder, { nullable: true, description: 'As chosen; null takes what the values say.' })
  dateOrder!: DateOrder | null;
}

@Carrier('How many rows have an issue of one kind.')
export class ImportIssueCount {
  @Field(() => String, { description: 'One of the closed list of row codes.' })
  code!: string;

  @Field(() => IssueSeverity, { description: 'What it does to its rows.' })
  severity!: IssueSeverity;

  @Field(() => String, { nullable: true, description: 'Header of the column it is about.' })
  column!: string | null;

  @Field(() => Int, { description: 'Issues of this kind.' })
  count!: number;
}

@InputType({ description: 'Opens an uploaded file as an import.' })
export class StartImportInput {
  @Field(() => ID, { description: 'What `POST /files` answered.' })
  fileId!: string;

  @Field(() => ImportKind, { description: 'What its rows are.' })
  kind!: ImportKind;
}

@InputType({ description: 'What a column is taken for.' })
export class ColumnMappingInput {
  @Field(() => String, { description: 'Header of the column.' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'Name of a target; null leaves the column out.' })
  target?: string | null;
}

@InputType({ description: 'How the file is read; what is left out stays as it is.' })
export class ImportOptionsInput {
  @Field(() => TimeZone, { nullable: true, description: "Zone of times without offset; the installation's at first." })
  zone?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the file holds whole orders; false at first.' })
  wholeOrders?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Name of the system whose ids these are; file at first.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: "ISO 4217 code of the amounts; must be the installation's." })
  currency?: string | null;

  @Field(() => DecimalMark, { nullable: true, description: 'For numbers that can be read in two ways, such as 1,234.' })
  decimalMark?: DecimalMark | null;

  @Field(() => DateOrder, { nullable: true, description: 'For dates that can be read in two ways, such as 03/04/2026.' })
  dateOrder?: DateOrder | null;
}

@InputType({ description: 'Says how a file is read where it was guessed wrong; what is left out stays, or is found again.' })
export class ReadImportAsInput {
  @Field(() => ID, { description: 'The import.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'utf-8, utf-16le, utf-16be, gb18030, big5, shift_jis, euc-jp, euc-kr, windows-1250 to windows-1257, or koi8-r.',
  })
  encoding?: string | null;

  @Field(() => String, { nullable: true, description: 'One sign.' })
  delimiter?: string | null;

  @Field(() => String, { nullable: true, description: 'One of the sheets of a workbook.' })
  sheet?: string | null;

  @Field(() => Int, { nullable: true, description: "Line with the columns' names; 0 for a table without." })
  headerLine?: number | null;
}

@InputType({ description: 'Settles the columns of an import.' })
export class MapImportInput {
  @Field(() => ID, { description: 'The import.' })
  id!: string;

  @Field(() => [ColumnMappingInput], { description: 'Columns with what they are; others are left out.' })
  mapping!: ColumnMappingInput[];

  @Field(() => ImportOptionsInput, { nullable: true, description: 'How the file is read.' })
  options?: ImportOptionsInput | null;
}

@InputType({ description: 'Has a value of the file read as another, in all rows.' })
export class CorrectImportValueInput {
  @Field(() => ID, { description: 'The import.' })
  importId!: string;

  @Field(() => String, { description: 'Header of the column.' })
  column!: string;

  @Field(() => String, { description: 'The value as issues show it; empty for empty cells.' })
  from!: string;

  @Field(() => String, { nullable: true, description: 'What to read it as; null takes the correction back.' })
  to?: string | null;
}

@InputType({ description: 'Makes a custom attribute out of a column of a file of customers.' })
export class DefineColumnAttributeInput {
  @Field(() => ID, { description: 'The import.' })
  importId!: string;

  @Field(() => String, { description: 'Header of the column; its key is made of it.' })
  column!: string;

  @Field(() => String, { nullable: true, description: 'text, number, boolean, date or list; found from the content unless said.' })
  type?: string | null;

  @Field(() => String, { nullable: true, description: 'Label of the attribute; sensitive unless said.' })
  label?: string | null;

  @Field(() => String, { nullable: true, description: 'Title in English; the header unless said.' })
  titleEn?: string | null;

  @Field(() => String, { nullable: true, description: 'Title in Chinese; the header unless said.' })
  titleZhCn?: string | null;
}
