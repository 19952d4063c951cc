/** A Chromium for tests: found, started, driven and listened to. */
package dev.easel.it.studio.browser;
