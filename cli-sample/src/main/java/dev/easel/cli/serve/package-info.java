/** What {@code easel serve} is made of: its options, its callers, and what it does with images at URLs. */
package dev.easel.cli.serve;
