/** One command over many inputs: each makes a result, or a failure, that others do not see. */
package dev.easel.cli.many;
