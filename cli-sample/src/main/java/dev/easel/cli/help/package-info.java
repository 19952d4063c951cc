/** How the commands explain themselves. */
package dev.easel.cli.help;
