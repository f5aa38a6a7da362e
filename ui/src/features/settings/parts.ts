// The parts of the settings.
export type SettingsPart = "look" | "keys" | "language" | "signing" | "about";
