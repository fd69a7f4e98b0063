interface Facilitated {
  status: string;
  peers: { facilitatorID: string | null };
}

/** Who facilitated least often, the first of those by name; undefined while someone is to facilitate the next meeting. */
export function nextVolunteer(
  people: readonly { personID: string; name: string }[],
  meetings: readonly Facilitated[],
): { name: string; times: number } | undefined {
  const ahead = meetings.find(({ status }) => status === "planned");
  if (ahead?.peers.facilitatorID) return undefined;
  const times = (personID: string) => meetings.filter(({ peers }) => peers.facilitatorID === personID).length;
  const [next] = people
    .map(({ personID, name }) => ({ name, times: times(personID) }))
    .sort((one, other) => one.times - other.times || one.name.localeCompare(other.name));
  return next;
}
