// Imports run in order: this one comes before whatever could ask for trust.
import { trustOwnScripts } from "./trusted-types";

trustOwnScripts(window);
