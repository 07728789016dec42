interface Interaction {
  readonly user: { readonly id: string; readonly name?: string; readonly username?: string; readonly team_id?: string };
  readonly team: { readonly id: string } | null;
}

/** Who pressed, submitted or chose, from the payload that Slack sends of it. */
export const interactor = ({ user, team }: Interaction) => ({
  team: user.team_id ?? team?.id ?? "",
  user: user.id,
  name: user.name ?? user.username,
});
