/** Nodes that do not start, or go on under hardship: each says so clearly and loses nothing. */
@NullMarked
package org.stele.testkit.start;

import org.jspecify.annotations.NullMarked;
