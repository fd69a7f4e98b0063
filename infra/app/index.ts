/** Everything that changes each day. */
export function createApp() {
  return {};
}
