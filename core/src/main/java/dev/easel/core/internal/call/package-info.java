/** What one running call keeps beside its state: its clock, and what tells its paid calls apart. */
package dev.easel.core.internal.call;
