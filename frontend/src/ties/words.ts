/** How two people know each other, as they choose it. */
export const kinds = [
  { value: 'PROFESSIONAL' as const, label: 'Through work' },
  { value: 'FRIENDLY' as const, label: 'As friends' },
  { value: 'BOTH' as const, label: 'Both' },
];

export const rings = [
  { value: 'NEW' as const, label: 'New to me' },
  { value: 'FAMILIAR' as const, label: 'Familiar' },
  { value: 'CLOSE' as const, label: 'Close' },
  { value: 'CORE' as const, label: 'One of my few' },
];
