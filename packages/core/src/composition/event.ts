export const Event = {
  Asked: "composition.asked",
  Opening: "composition.opening",
  Opened: "composition.opened",
} as const;
