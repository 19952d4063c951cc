/** The commands that ask a provider for images. */
package dev.easel.cli.verb;
