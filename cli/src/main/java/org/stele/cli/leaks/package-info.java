/** {@code stele leaks}: does a server tell what it withholds? */
@NullMarked
package org.stele.cli.leaks;

import org.jspecify.annotations.NullMarked;
