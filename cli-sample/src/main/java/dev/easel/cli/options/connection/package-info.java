/** The provider, its URL, its key and what else it takes, as options. */
package dev.easel.cli.options.connection;
