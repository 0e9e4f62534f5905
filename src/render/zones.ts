/** Time zones that people live by, as a form offers them: of those that a region has several names for, the short ones. */
export const zonesOffered = (): string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone.split('/').length === 2 && !/^(Antarctica|Arctic|Etc)\//.test(zone)),
];
