/** The studio page in a real Chromium: what a person does, what the server receives, and what is on the screen. */
package dev.easel.it.studio;
