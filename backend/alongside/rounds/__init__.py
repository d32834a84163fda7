"""How a coalition hears everyone: stages that last as told, a turn for each, and the lot where chance is fair."""
