/** The providers that the command line knows by name. */
package dev.easel.cli.provider;
