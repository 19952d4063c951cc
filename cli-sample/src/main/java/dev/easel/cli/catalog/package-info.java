/** What is known about providers and their models without calling them. */
package dev.easel.cli.catalog;
