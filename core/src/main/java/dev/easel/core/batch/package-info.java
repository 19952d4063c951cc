/** Many requests as one piece of work that can be stopped at any time and goes on where it stopped. */
package dev.easel.core.batch;
