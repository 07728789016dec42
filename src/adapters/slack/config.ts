import type { OAuthConfig } from "./oauth.ts";

export interface SlackConfig {
  /** Of the one workspace; none where each workspace installs AMW by OAuth. */
  readonly botToken?: string | undefined;
  /** Several workspaces. */
  readonly oauth?: OAuthConfig | undefined;
  /** Socket Mode. */
  readonly appToken?: string | undefined;
  /** HTTP mode, where there is no app token. */
  readonly signingSecret?: string | undefined;
  /** Base of the Web API; Slack's own unless told. */
  readonly apiUrl?: string;
  /** How long an answer may take before Slack is told that it will follow; 2000 unless told. Slack waits for 3000. */
  readonly ackWithinMs?: number;
  /** Milliseconds between two messages in one channel; 1000, which Slack allows, unless told. */
  readonly postEveryMs?: number;
  /** How long Slack may take to answer about a delivery, which is uncertain then; 10,000 unless told. */
  readonly deliverWithinMs?: number;
  /** How long one attempt to connect may take; 10,000 unless told. */
  readonly connectWithinMs?: number;
  /** How long Slack may leave a ping over the socket unanswered; 3000 unless told. */
  readonly pongWithinMs?: number;
  /** How often Slack is asked whether the bot token still works; every 3 minutes unless told. */
  readonly checkTokenEveryMs?: number;
}

const DEFAULT_API = "https://slack.com/api/";
export const CONNECT_WITHIN_MS = 10_000;
export const POST_EVERY_MS = 1000;

/** Base of the Web API, with a slash at its end. */
export const apiUrlOf = ({ apiUrl = DEFAULT_API }: SlackConfig): string => apiUrl.replace(/\/*$/, "/");
