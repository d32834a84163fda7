"""How a coalition hears everyone: who is asked, the stages of a round, and whose turn it is."""
