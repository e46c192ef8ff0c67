Names taken apart by BibTeX's rules. `jr` is what stands after the family name.

    | name                      | first   | von     | last       | jr  |
    | Ada Example               | Ada     |         | Example    |     |
    | Ada Maria Example         | Ada Maria |       | Example    |     |
    | Carla van der Berg        | Carla   | van der | Berg       |     |
    | van der Berg, Carla       | Carla   | van der | Berg       |     |
    | Sample, Jr., Ben          | Ben     |         | Sample     | Jr. |
    | Double Name, Una          | Una     |         | Double Name |    |
    | de la Sample, Jr., Ben B. | Ben B.  | de la   | Sample     | Jr. |
    | Una Ten-Beispiel          | Una     |         | Ten-Beispiel |   |
