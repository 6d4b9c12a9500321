/** The rules of the house, held against the classes of every module. Start reading at {@link FloorsTest}. */
@NullMarked
package org.stele.cli.architecture;

import org.jspecify.annotations.NullMarked;
