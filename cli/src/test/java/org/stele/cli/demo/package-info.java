/** The demo, with what its user may do to it. */
@NullMarked
package org.stele.cli.demo;

import org.jspecify.annotations.NullMarked;
