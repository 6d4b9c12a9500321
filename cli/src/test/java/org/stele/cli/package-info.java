/** The command line as its user meets it, and the launcher script. */
@NullMarked
package org.stele.cli;

import org.jspecify.annotations.NullMarked;
