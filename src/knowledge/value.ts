import type { Money, Value } from '../model/value.js';

const SCALE: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, bn: 1e9 };
const NUMBER = String.raw`(\d[\d_]*(?:\.\d+)?)\s*(k|m|bn)?`;
const MONEY = new RegExp(`^(?:([A-Z]{3})\\s+)?${NUMBER}$`);
const RANGE = new RegExp(`^(?:([A-Z]{3})\\s+)?${NUMBER}\\s*\\.\\.\\s*${NUMBER}$`);
const PERCENT = /^(\d+(?:\.\d+)?)\s*%$/;

const number = (digits: string, scale = ''): number =>
  // Decimal places times a power of ten drift in binary (4.35bn): round to what an editor can mean.
  Math.round(Number(digits.replaceAll('_', '')) * (SCALE[scale] ?? 1) * 100) / 100;

/**
 * Reads a figure as editors write it: `EUR 1.2bn`, `EUR 4bn = USD 4.3bn` (printed together), `3000`, `1_000_000`,
 * `20..30`, `89%`. A bare number on a money measure is an amount whose currency the source does not print.
 * Returns the value, or a sentence that says what is wrong.
 */
export function parseValue(raw: string): Value | string {
  const written = raw.trim();
  const percent = PERCENT.exec(written);
  if (percent) return { kind: 'percent', percent: Number(percent[1]) };
  const range = RANGE.exec(written);
  if (range) {
    const [from, to] = [number(range[2]!, range[3] ?? range[5]), number(range[4]!, range[5])];
    if (from >= to) return `\`${written}\` runs backwards: write the smaller number first`;
    return { kind: 'range', from, to, ...(range[1] ? { currency: range[1] } : {}) };
  }
  const amounts: Money[] = [];
  for (const part of written.split('=')) {
    const m = MONEY.exec(part.trim());
    if (!m)
      return `\`${written}\` is no figure: write EUR 1.2bn, with the three letters of any currency (USD, NOK) before the number, EUR 4bn = USD 4.3bn, 3000, 20..30 or 89%`;
    amounts.push({ currency: m[1] ?? null, amount: number(m[2]!, m[3]) });
  }
  const [first, ...rest] = amounts;
  if (!first) return 'a figure is missing';
  if (first.currency === null) {
    if (rest.length > 0) return `\`${written}\`: both sides of = need a currency`;
    return { kind: 'count', count: first.amount };
  }
  if (rest.some((m) => m.currency === null)) return `\`${written}\`: both sides of = need a currency`;
  return { kind: 'money', amounts: [first, ...rest] };
}
