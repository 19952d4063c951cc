/** What happens while a call runs. */
package dev.easel.core.event;
