/** Files, reports and progress that the commands write. */
package dev.easel.cli.output;
