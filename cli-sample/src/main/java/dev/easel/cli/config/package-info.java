/** The user's configuration: its file, its profiles, and how its values become options of a command line. */
package dev.easel.cli.config;
