/** Time comes in as an argument: every test knows what day it is. */
export interface Clock {
  now(): Date;
}
export const systemClock: Clock = { now: () => new Date() };
