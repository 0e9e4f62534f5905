/** What a button below an answer carries: of which answer it is, and what makes that answer again. */
export interface Carried {
  readonly id: string;
  readonly again?: string;
  readonly page?: number;
  readonly verdict?: 'up' | 'down';
}

/** What the buttons of every platform hold: Slack's hold the least. */
const MOST = 2000;

/** As the value of a button. What makes the answer again is left out where it would not fit. */
export function carry({ again, ...rest }: Carried, most: number = MOST): string {
  const whole = JSON.stringify(again === undefined ? rest : { ...rest, again });
  return whole.length <= most ? whole : JSON.stringify(rest);
}

/** What comes back, if it is ours. */
export function carried(value: string | undefined): Carried | undefined {
  try {
    const { id, again, page, verdict } = JSON.parse(value ?? '') as Record<string, unknown>;
    if (typeof id !== 'string') return undefined;
    return {
      id,
      ...(typeof again === 'string' ? { again } : {}),
      ...(typeof page === 'number' && Number.isSafeInteger(page) && page > 0 ? { page } : {}),
      ...(verdict === 'up' || verdict === 'down' ? { verdict } : {}),
    };
  } catch {
    return undefined;
  }
}
