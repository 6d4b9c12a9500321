/** The measurements' command lines. */
@NullMarked
package org.stele.cli.bench;

import org.jspecify.annotations.NullMarked;
